using System.Text;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Faults;

/// <summary>
/// Whatever a server's response is, the program gets its events, or a typed error: the client neither hangs nor crashes, and sends a limited
/// number of requests.
/// </summary>
public sealed class HostileServerTests
{
    /// <summary>The suite takes one of this many spoiled responses.</summary>
    private const int Step = 601;

    /// <summary>The clients that run at the same time when all responses are spoiled. They mostly wait.</summary>
    private const int ClientsAtOnce = 8;

    private const long MostGrowth = 4 * 1024 * 1024;

    /// <summary>More than the recovery timeout, by which every wait of a client ends.</summary>
    private static readonly TimeSpan AfterARecovery = TimeSpan.FromMinutes(16);

    public static TheoryData<string, string> Answers
    {
        get
        {
            var answers = new TheoryData<string, string>();
            foreach (var answer in HostileAnswer.All.Values)
                foreach (var flow in answer is { IsGood: true, Kind: HostileServer.Login } ? (string[])["password", "client credentials", "refresh token"] : ["password"]) answers.Add(answer.Name, flow);
            return answers;
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public Task Any_spoiled_answer_ends_in_events_or_a_typed_error(string answer, string flow) => AssertAllAsync(answer, flow, Step);

    /// <summary>All spoiled responses, which takes about a minute: run with <c>-explicit only</c>.</summary>
    [Theory(Explicit = true)]
    [MemberData(nameof(Answers))]
    public async Task Every_spoiled_answer_ends_in_events_or_a_typed_error_and_leaves_no_memory_behind(string answer, string flow)
    {
        await AssertAllAsync(answer, flow, Step);
        var growth = await GrowthAsync(() => AssertAllAsync(answer, flow, 1));
        Assert.InRange(growth, long.MinValue, MostGrowth);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task The_whole_answer_ends_in_events_or_the_error_that_it_says(string answer, string flow)
    {
        var whole = HostileAnswer.All[answer];
        await using var run = RunOf<WarehouseNote>(whole, Encoding.UTF8.GetBytes(whole.Body), flow);
        Assert.Null(await run.FaultAsync());
        if (!whole.IsGood) return;
        Assert.All(run.Ends, Assert.Null);
        Assert.Null(run.Stop);
    }

    [Fact]
    public void A_crash_is_not_allowed()
    {
        Assert.False(HostileRun<WarehouseNote>.IsAllowed(new System.Text.Json.JsonException()));
        Assert.False(HostileRun<WarehouseNote>.IsAllowed(new OperationCanceledException()));
        Assert.False(HostileRun<WarehouseNote>.IsAllowed(new StreamingException(StreamingError.Defect, "a defect of the SDK")));
        Assert.True(HostileRun<WarehouseNote>.IsAllowed(new StreamingException(StreamingError.LoginFailed, "no")));
    }

    [Fact]
    public async Task A_reader_that_crashes_is_noticed()
    {
        var events = HostileAnswer.All[HostileServer.Connect];
        await using var run = RunOf<CrashingNote>(events, Encoding.UTF8.GetBytes(events.Body), "password");
        Assert.Contains(nameof(InsufficientMemoryException), await run.FaultAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_hangs_is_noticed()
    {
        var events = HostileAnswer.All[HostileServer.Connect];
        await using var run = RunOf<HangingNote>(events, Encoding.UTF8.GetBytes(events.Body), "password");
        try
        {
            Assert.StartsWith("It hangs", await run.FaultAsync(AfterARecovery), StringComparison.Ordinal);
        }
        finally
        {
            HangingNote.Release();
        }
    }

    /// <summary>The control of the test of all spoiled responses. Like it, it measures the whole process, in which no other test may run.</summary>
    [Fact(Explicit = true)]
    public async Task Memory_that_is_left_behind_is_noticed()
    {
        var left = new List<byte[]>();
        Assert.InRange(await GrowthAsync(LeaveAsync), MostGrowth + 1, long.MaxValue);
        Assert.NotEmpty(left);

        Task LeaveAsync()
        {
            left.Add(new byte[2 * MostGrowth]);
            return Task.CompletedTask;
        }
    }

    private static async Task AssertAllAsync(string name, string flow, int step)
    {
        var answer = HostileAnswer.All[name];
        var clients = new ParallelOptions { MaxDegreeOfParallelism = step == 1 ? ClientsAtOnce : 1, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(SpoiledBodies.Of(Encoding.UTF8.GetBytes(answer.Body), step), clients, async (spoiled, _) =>
        {
            await using var run = RunOf<WarehouseNote>(answer, spoiled, flow);
            var fault = await run.FaultAsync();
            Assert.True(fault is null, $"{fault} after {name}: {Encoding.Latin1.GetString(spoiled)}");
        });
    }

    private static async Task<long> GrowthAsync(Func<Task> work)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await work();
        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    private static HostileRun<TNote> RunOf<TNote>(HostileAnswer answer, byte[] body, string flow)
        where TNote : IStreamingEvent<TNote> => new(answer, body, TokensOf(flow));

    private static IAccessTokenSource TokensOf(string flow) => flow switch
    {
        "password" => new PasswordFlow("me@acme.com", "pass", "client", "secret"),
        "client credentials" => new ClientCredentialsFlow("client", "secret") { LoginUrl = new Uri("https://acme.my.salesforce.com") },
        _ => new RefreshTokenFlow("refresh", "client"),
    };
}
