namespace TypedStreaming.PubSub.Avro;

/// <summary>
/// The exception for a payload that does not decode exactly by its writer's schema. The message contains the defect, the offset and the field, but no value.
/// </summary>
internal sealed class AvroPayloadException(string problem, int offset) : Exception
{
    /// <summary>The offset in place of one that only the caller knows.</summary>
    public const int OffsetOfCaller = -1;

    /// <summary>The offset in the payload at which reading failed, in bytes from its start.</summary>
    public int Offset { get; private set; } = offset;

    /// <summary>The path of the field, such as <c>BillingAddress.City</c>; null if the defect concerns the whole payload.</summary>
    public string? Field { get; private set; }

    public override string Message =>
        $"The Avro payload cannot be read: {problem}, at byte {Offset}{(Field is null ? "" : $", in the field {Field}")}.";

    /// <summary>Adds the place. Returns false always, so that a filter can call this method and the exception is thrown only once.</summary>
    public bool AddPlace(string? field, int offset)
    {
        Field = field;
        if (Offset == OffsetOfCaller) Offset = offset;
        return false;
    }
}
