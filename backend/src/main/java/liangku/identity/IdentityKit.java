package liangku.identity;

import java.util.Optional;

/**
 * What sign-in is set up with.
 *
 * @param demoCode accepted as anyone's code; present in a demo only
 * @param sending runs the sending of codes beside the request, so that its time does not tell who is known
 */
record IdentityKit(
        IdentitySettings settings,
        Passwords passwords,
        Optional<String> demoCode,
        SmsGateway sms,
        CodeDispatch sending) {}
