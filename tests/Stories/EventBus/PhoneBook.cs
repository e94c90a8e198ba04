namespace TypedStreaming.Stories.EventBus;

/// <summary>The three states of a field.</summary>
internal static class PhoneBook
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        await foreach (var change in client.Events<AccountRecord>().Take(3))
        {
            if (change.Phone.TryGetValue(out var phone)) output.WriteLine($"the phone is {phone} now");
            else if (change.Phone.IsNull) output.WriteLine("there is no phone any more");
            else output.WriteLine("the phone is what it was");
        }
    }
}
