namespace TypedStreaming.World.Events;

/// <summary>An event that carries the number it was published under, so that it can be recognised.</summary>
internal interface INumbered
{
    int Serial { get; }
}
