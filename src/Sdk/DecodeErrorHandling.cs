namespace TypedStreaming;

/// <summary>Specifies how an enumeration handles an event that cannot be read as the requested type.</summary>
public sealed class DecodeErrorHandling
{
    private readonly string _text;

    private DecodeErrorHandling(string text, Func<EventDecodeException, CancellationToken, ValueTask>? skipped = null)
    {
        _text = text;
        Skipped = skipped;
    }

    /// <summary>
    /// Throws the <see cref="EventDecodeException"/>. The next enumeration gets the same event again, unless
    /// <see cref="EventDecodeException.Acknowledge"/> was called.
    /// </summary>
    public static DecodeErrorHandling Throw { get; } = new(nameof(Throw));

    /// <summary>Logs a warning without the event's data, acknowledges the event, and continues with the next one.</summary>
    public static DecodeErrorHandling Skip { get; } = new(nameof(Skip), static (_, _) => ValueTask.CompletedTask);

    /// <summary>The callback that runs before the event is acknowledged and skipped; null if the enumeration throws the exception instead.</summary>
    internal Func<EventDecodeException, CancellationToken, ValueTask>? Skipped { get; }

    /// <summary>
    /// Calls the application's callback with the error and the event's raw payload, and then skips the event in the same way as
    /// <see cref="Skip"/>.
    /// </summary>
    /// <param name="callback">The callback. If it throws an exception, the enumeration ends with
    /// <see cref="StreamingError.CallbackFailed"/>, and the event is not acknowledged.</param>
    /// <returns>A handling that calls the callback.</returns>
    public static DecodeErrorHandling SkipTo(Func<EventDecodeException, CancellationToken, ValueTask> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return new DecodeErrorHandling(nameof(SkipTo), callback);
    }

    /// <summary>Returns the name of this value, such as <c>Throw</c>.</summary>
    /// <returns><c>Throw</c>, <c>Skip</c> or <c>SkipTo</c>.</returns>
    public override string ToString() => _text;
}
