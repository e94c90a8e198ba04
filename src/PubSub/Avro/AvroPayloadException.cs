namespace TypedStreaming.PubSub.Avro;

/// <summary>
/// The exception that is thrown when an Avro payload does not match the schema with which it was written. The message states the problem, the offset
/// and the field, but never a value.
/// </summary>
internal sealed class AvroPayloadException(string problem, int offset) : Exception
{
    /// <summary>
    /// A placeholder for <see cref="Offset"/>, used if only the caller knows the offset and sets it with <see cref="AddPlace"/>.
    /// </summary>
    public const int OffsetOfCaller = -1;

    /// <summary>The offset in the payload at which reading failed, in bytes from its start.</summary>
    public int Offset { get; private set; } = offset;

    /// <summary>The path of the field, such as <c>BillingAddress.City</c>; null if the problem concerns the whole payload.</summary>
    public string? Field { get; private set; }

    public override string Message =>
        $"The Avro payload cannot be read: {problem}, at byte {Offset}{(Field is null ? "" : $", in the field {Field}")}.";

    /// <summary>
    /// Adds the field and the offset to the exception. Always returns false, so that an exception filter can call this method without catching the
    /// exception.
    /// </summary>
    public bool AddPlace(string? field, int offset)
    {
        Field = field;
        if (Offset == OffsetOfCaller) Offset = offset;
        return false;
    }
}
