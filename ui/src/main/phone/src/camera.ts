/** The device's camera: on only while a picture is asked for, and never longer than the one who asked is there. */

let asked = 0;
let running: MediaStream | undefined;

/** @returns what it sees; undefined if nobody wants to see it any more by the time it was allowed */
export async function startCamera(): Promise<MediaStream | undefined> {
  stopCamera();
  const mine = asked;
  const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'user', width: { ideal: 640 } } });
  if (mine !== asked) {
    stop(stream);
    return undefined;
  }
  running = stream;
  return stream;
}

export function stopCamera(): void {
  asked += 1;
  if (running !== undefined) {
    stop(running);
    running = undefined;
  }
}

function stop(stream: MediaStream): void {
  stream.getTracks().forEach((track) => track.stop());
}
