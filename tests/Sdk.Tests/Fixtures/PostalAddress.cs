namespace TypedStreaming.Tests.Fixtures;

/// <summary>A compound field: an update contains the parts that have changed.</summary>
internal sealed record PostalAddress
{
    public Field<string> Street { get; init; }

    public Field<string> City { get; init; }

    public Field<double> Latitude { get; init; }
}
