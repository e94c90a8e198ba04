namespace TypedStreaming.PubSub.Tests.Parity;

/// <summary>An address in a change event.</summary>
internal sealed record Place
{
    public Field<string> Street { get; init; }

    public Field<string> City { get; init; }

    public Field<double> Latitude { get; init; }
}
