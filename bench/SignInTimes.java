import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Whether the time of a failed sign-in tells if an address is known: {@code java bench/SignInTimes.java URL EMAIL COUNT}. Signs in
 * with a wrong password so many times with the address of a user and with one of nobody, in pairs, by chance either of them first.
 * Prints the quartiles and a two-sample Kolmogorov-Smirnov test. The service needs
 * {@code retort.security.limits.failed-sign-ins-per-email=0} and {@code ...-per-address=0}.
 */
class SignInTimes {

    private static final int WARM_UP = 200;

    public static void main(String[] arguments) throws Exception {
        URI tokens = URI.create(arguments[0] + "/tokens");
        int count = Integer.parseInt(arguments[2]);
        Random chance = new Random(7);
        double[] known = new double[count];
        double[] unknown = new double[count];
        for (int i = -WARM_UP; i < count; i++) {
            boolean knownFirst = chance.nextBoolean();
            String nobody = "nobody" + Math.floorMod(i, 1_000) + "@example.org";
            double first = millis(tokens, knownFirst ? arguments[1] : nobody);
            double second = millis(tokens, knownFirst ? nobody : arguments[1]);
            if (i >= 0) {
                known[i] = knownFirst ? first : second;
                unknown[i] = knownFirst ? second : first;
            }
        }
        Arrays.sort(known);
        Arrays.sort(unknown);
        print("known", known);
        print("unknown", unknown);
        double distance = distance(known, unknown);
        System.out.printf(Locale.ROOT, "Kolmogorov-Smirnov: D = %.4f, p = %.3f%n", distance, probability(distance, count));
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static double millis(URI tokens, String email) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(tokens)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"email\":\"" + email + "\",\"password\":\"wrong horse battery\"}"))
                .build();
        long begin = System.nanoTime();
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        double took = (System.nanoTime() - begin) / 1e6;
        if (answer.statusCode() != 401) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return took;
    }

    private static void print(String name, double[] sorted) {
        int n = sorted.length;
        System.out.printf(
                Locale.ROOT,
                "%-8s p5 %.1f  p25 %.1f  p50 %.1f  p75 %.1f  p95 %.1f ms%n",
                name,
                sorted[n / 20],
                sorted[n / 4],
                sorted[n / 2],
                sorted[n * 3 / 4],
                sorted[n * 19 / 20]);
    }

    /** The largest distance of the two distribution functions. */
    private static double distance(double[] one, double[] other) {
        double most = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            double value = Math.min(one[i], other[j]);
            while (i < one.length && one[i] <= value) {
                i++;
            }
            while (j < other.length && other[j] <= value) {
                j++;
            }
            most = Math.max(most, Math.abs((double) i / one.length - (double) j / other.length));
        }
        return most;
    }

    /** Of such a distance, or a larger one, where both have one distribution (Stephens 1970). */
    private static double probability(double distance, int count) {
        double root = Math.sqrt(count / 2.0);
        double lambda = (root + 0.12 + 0.11 / root) * distance;
        double sum = 0;
        for (int k = 1; k <= 100; k++) {
            sum += 2 * (k % 2 == 1 ? 1 : -1) * Math.exp(-2 * k * k * lambda * lambda);
        }
        return Math.min(1, sum);
    }
}
