namespace TypedStreaming.Simulator.PubSub.Streams;

/// <summary>
/// The number of events that the client has requested and the server has not sent yet. Each request adds to this number, up to a maximum of 100.
/// </summary>
internal sealed class Credit
{
    public const int Most = 100;

    public int Pending { get; private set; }

    public void Add(int requested) => Pending = (int)Math.Min(Most, (long)Pending + requested);

    public void Use(int events) => Pending -= events;
}
