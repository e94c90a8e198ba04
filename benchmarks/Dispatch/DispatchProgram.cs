using System.Text.Json;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Dispatch;

/// <summary>
/// The client program, which runs in its own process. All ways to receive events take turns, so that other load on the machine affects all of
/// them in the same way.
/// </summary>
internal static class DispatchProgram
{
    public const string Role = "client";
    public const int Events = 100_000;

    private const int Batch = 1000;
    private const int Warmups = 5;

    public static async Task<int> RunAsync(Uri server, int rounds)
    {
        using (var admin = new ServerAdmin(server)) await admin.ConfigureAsync(Batch, Events);
        var takers = Enum.GetValues<Taker>();
        for (var round = -Warmups; round < rounds; round++)
        {
            var costs = new Dictionary<Taker, Cost>();
            foreach (var taker in takers) costs[taker] = await new Round(server, Events).RunAsync(taker);
            if (round >= 0) Console.WriteLine(JsonSerializer.Serialize(costs));
        }

        return 0;
    }
}
