namespace TypedStreaming.Soak;

/// <summary>The published event, with a number: 1, 2, 3 ... Each transport has its own kind of event.</summary>
internal interface IOrder
{
    long Number { get; }
}
