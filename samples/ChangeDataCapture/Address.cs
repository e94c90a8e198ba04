using TypedStreaming;

namespace ChangeDataCapture;

/// <summary>A compound field. A change contains only the parts that have changed.</summary>
public sealed record Address
{
    public Field<string> Street { get; init; }

    public Field<string> City { get; init; }
}
