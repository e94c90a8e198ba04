using System.Text;

namespace TypedStreaming.Publishing;

/// <summary>The events of one REST request, with their positions in the list of all events of the call.</summary>
/// <param name="target">The platform event.</param>
internal sealed class RestBatch(PublishTarget target)
{
    private const int MostEvents = 200;
    private const int MostBytes = 3 * 1024 * 1024;

    private readonly byte[] _start = Encoding.UTF8.GetBytes($$"""{"attributes":{"type":"{{target.EventName}}"}""");
    private readonly List<ReadOnlyMemory<byte>> _events = [];
    private readonly List<int> _places = [];
    private int _bytes;

    /// <summary>The positions of the events in the list of all events of the call.</summary>
    public IReadOnlyList<int> Places => _places;

    public int Count => _events.Count;

    public bool HasRoomFor(ReadOnlyMemory<byte> json) => Count < MostEvents && _bytes + json.Length + _start.Length <= MostBytes;

    public void Add(ReadOnlyMemory<byte> json, int place)
    {
        _events.Add(json);
        _places.Add(place);
        _bytes += json.Length + _start.Length;
    }

    /// <summary>
    /// Returns the path of the request. A single event is posted to the REST resource of its object; several events are posted to the resource for
    /// collections.
    /// </summary>
    public string Path(string version) =>
        $"/services/data/v{version}/{(Count == 1 ? "sobjects/" + target.EventName : "composite/sobjects")}";

    public byte[] Body()
    {
        if (Count == 1) return _events[0].ToArray();
        using var body = new MemoryStream(_bytes + _events.Count + 64);
        body.Write("""{"allOrNone":false,"records":["""u8);
        for (var i = 0; i < _events.Count; i++)
        {
            if (i > 0) body.WriteByte((byte)',');
            var members = _events[i].Span[1..];
            body.Write(_start);
            if (members.Length > 1) body.WriteByte((byte)',');
            body.Write(members);
        }

        body.Write("]}"u8);
        return body.ToArray();
    }
}
