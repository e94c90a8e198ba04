namespace TypedStreaming.Generators.Tests.Decoding;

/// <summary>A compound field; an update contains only the parts that have changed.</summary>
public sealed record Place(Field<string> City, Field<double> Latitude)
{
    public Place? Near { get; init; }
}
