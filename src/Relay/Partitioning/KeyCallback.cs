namespace TypedStreaming.Relay.Partitioning;

/// <summary>Calls the application's callback <see cref="RelayOptions.Key"/>, which chooses the key of an event.</summary>
internal static class KeyCallback
{
    private const int LongestKey = 1024;

    /// <returns>The key, or null if there is no callback, or if it returned null or an empty text.</returns>
    /// <exception cref="StreamingException">The callback threw, or returned a text that is too long.</exception>
    public static string? KeyOf(EventMessage message, Func<EventMessage, string?>? callback, string channel)
    {
        string? key;
        try
        {
            key = callback?.Invoke(message);
        }
        catch (Exception e)
        {
            throw Wrong(channel, $"threw {e.GetType().FullName} for an event on {channel}", e);
        }

        if (key?.Length > LongestKey) throw Wrong(channel, $"returned a string of {key.Length} characters for an event on {channel}, but a key can have at most {LongestKey} characters");
        return string.IsNullOrEmpty(key) ? null : key;
    }

    private static StreamingException Wrong(string channel, string defect, Exception? cause = null) => new(
        StreamingError.CallbackFailed,
        $"{nameof(RelayOptions)}.{nameof(RelayOptions.Key)} {defect}. The event was not relayed. Correct the callback.",
        cause) { Channel = channel };
}
