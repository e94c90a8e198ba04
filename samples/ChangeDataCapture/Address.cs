using TypedStreaming;

namespace ChangeDataCapture;

/// <summary>An address, which is a compound field. A change event contains only the parts of the address that have changed.</summary>
public sealed record Address
{
    public Field<string> Street { get; init; }

    public Field<string> City { get; init; }
}
