namespace TypedStreaming.Stories.EventBus;

/// <summary>A long text that is sent as a difference.</summary>
internal static class Descriptions
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        var description = "one\ntwo\nthree";
        await foreach (var change in client.Events<AccountRecord>().Take(1))
        {
            if (change.Description.TryGetValue(out var text)) description = text.Apply(description);
        }

        output.WriteLine(description.ReplaceLineEndings(" "));
    }
}
