import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** Starts one real Elasticsearch node from the server's own jars: home folder, HTTP port. Compiled by the test. */
public final class Launcher {

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        var port = Integer.parseInt(arguments[1]);
        LogConfigurator.configureESLogging();
        var settings = Settings.builder()
                .put("path.home", home)
                .put("cluster.name", "test")
                .put("node.name", "n1")
                .put("network.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.port", arguments[2])
                .put("discovery.type", "single-node")
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .put("http.type", "netty4")
                .put("transport.type", "netty4")
                .build();
        Environment environment =
                InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), home.resolve("config"), () -> "n1");
        LogConfigurator.registerErrorListener();
        LogConfigurator.setNodeName("n1");
        LogConfigurator.configure(environment, true);
        var plugins = PluginsLoader.createPluginsLoader(
                PluginsLoader.loadModulesBundles(environment.modulesDir(), false),
                PluginsLoader.loadPluginsBundles(environment.pluginsDir(), false),
                Map.of(),
                true);
        var node = new Node(environment, plugins);
        node.start();
        var done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(done::countDown));
        done.await();
        node.close();
    }
}
