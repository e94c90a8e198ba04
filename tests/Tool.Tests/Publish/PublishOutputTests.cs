using TypedStreaming.Simulator;
using TypedStreaming.Simulator.PubSub;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Publish;

/// <summary>An output that is closed or full while a batch is published: the command always reports which events were published, and how to continue.</summary>
public sealed class PublishOutputTests : IAsyncLifetime
{
    private const string Full = "the standard output cannot be written: No space left on device";

    private static readonly string[] Refused = ["{\"Printer__c\":\"1\"}", "{\"Wrong__c\":\"2\"}", "{\"Printer__c\":\"3\"}"];

    private OrgShell _org = null!;

    private TestShell Shell => _org.Shell;

    public async ValueTask InitializeAsync()
    {
        _org = await OrgShell.StartAsync();
        var pubSub = await _org.Org.StartPubSubAsync(cancellationToken: TestContext.Current.CancellationToken);
        pubSub.DefineEvent("Low_Ink__e", new EventField("Printer__c", EventFieldType.Text));
        Shell["TSE_PUBSUB_ENDPOINT"] = pubSub.Url.ToString();
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refused_event_is_reported_although_its_line_is_lost(bool isFull)
    {
        FailAfter(1, isFull);
        Assert.Equal(ExitCodes.Failure, await PublishAsync(Refused, "--json"));
        var error = OneError();
        Assert.StartsWith("tse: Event 2 of 3 was refused: ", error, StringComparison.Ordinal);
        Assert.EndsWith(
            $" To publish again from number 2, use --skip 1. To continue with number 3, use --skip 2. Not all results could be shown: {(isFull ? Full : "The reader of the output closed the pipe")}.",
            error,
            StringComparison.Ordinal);
        Assert.Equal(2, _org.Org.Exchanges.Count(RequestKind.Publish));
    }

    [Fact]
    public async Task Over_the_Pub_Sub_API_the_published_events_without_a_line_are_named()
    {
        FailAfter(1, isFull: false);
        Assert.Equal(ExitCodes.Failure, await PublishAsync(Refused, "--json", "--transport", "pubsub"));
        var error = OneError();
        Assert.StartsWith("tse: Event 2 of 3 was refused: ", error, StringComparison.Ordinal);
        Assert.EndsWith(
            " To publish it again, copy it to another file and publish that file. Not all results could be shown: The reader of the output closed the pipe. Event 3 of 3 was published, although the output does not show this.",
            error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_batch_ends_after_the_request_whose_line_is_lost(bool isFull)
    {
        FailAfter(1, isFull);
        Assert.Equal(ExitCodes.Failure, await PublishAsync(["{}", "{}", "{}", "{}"], "--json"));
        Assert.Equal(
            $"tse: Not all results could be shown: {(isFull ? Full : "The reader of the output closed the pipe")}. Event 2 of 4 was published, although the output does not show this. The events from number 3 on were not sent: to publish them, use --skip 2.",
            OneError());
        Assert.Equal(2, _org.Org.Exchanges.Count(RequestKind.Publish));
    }

    [Fact]
    public async Task Over_the_Pub_Sub_API_a_batch_ends_after_the_request_whose_lines_are_lost()
    {
        FailAfter(198, isFull: true);
        Assert.Equal(ExitCodes.Failure, await PublishAsync([.. Enumerable.Repeat("{}", 450)], "--json", "--transport", "pubsub"));
        Assert.Equal(
            $"tse: Not all results could be shown: {Full}. Events 199, 200 of 450 were published, although the output does not show this. The events from number 201 on were not sent: to publish them, use --skip 200.",
            OneError());
    }

    private void FailAfter(int lines, bool isFull) => Shell.OutputInstead =
        isFull ? new ClosingStream(Shell.Output, lines, static () => new IOException(Full)) : ClosingStream.Pipe(Shell.Output, lines);

    private Task<int> PublishAsync(IEnumerable<string> events, params string[] args) =>
        Shell.RunAsync(["publish", "Low_Ink__e", "@" + _org.Write("events.jsonl", string.Join('\n', events)), .. args]);

    private string OneError() => Assert.Single(Shell.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
