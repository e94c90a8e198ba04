using System.Buffers;
using System.Text.Json;
using TypedStreaming.Simulator;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.Tool.Simulate.Web;

/// <summary>Writes the JSON messages that the simulator sends to the page. Secrets in requests and responses are removed.</summary>
/// <param name="simulation">The org.</param>
/// <param name="script">Returns one sentence about the script, or null if there is none.</param>
internal sealed class StateJson(Simulation simulation, Func<string?> script)
{
    private readonly SecretMask _mask = new(simulation.Org.User);

    public ReadOnlyMemory<byte> Start() => Write(writer =>
    {
        writer.WriteString("org", simulation.Org.Url.ToString());
        writer.WriteString("pubSub", simulation.PubSub.Url.ToString());
        writer.WriteString("organizationId", simulation.Org.OrganizationId);
    });

    public ReadOnlyMemory<byte> State() => Write(writer =>
    {
        writer.WriteNumber("deliveries", simulation.Org.Deliveries);
        writer.WriteNumber("requests", simulation.Org.Exchanges.Count(RequestKind.Any));
        writer.WriteString("script", script());
        WriteList(writer, "channels", simulation.Org.GetChannels(), WriteChannel);
        WriteList(writer, "sessions", simulation.Org.GetSessions(), WriteSession);
        WriteList(writer, "streams", simulation.PubSub.Calls.Snapshot().Where(static call => call.IsOpenStream), WriteStream);
    });

    public static ReadOnlyMemory<byte> Published(PublishedEvent published) => Write(writer =>
    {
        writer.WriteNumber("number", published.Number);
        writer.WriteString("channel", published.Channel);
        writer.WriteString("replayId", published.ReplayId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteString("at", published.PublishedAt);
        writer.WriteBoolean("isWithheld", published.IsWithheld);
        writer.WriteString("data", published.Data is { } data ? LongText.Of(data) : null);
    });

    public ReadOnlyMemory<byte> Exchange(Exchange exchange) => Write(writer =>
    {
        writer.WriteNumber("number", exchange.Number);
        writer.WriteString("kind", exchange.Kind.ToString());
        writer.WriteString("method", exchange.Method);
        writer.WriteString("path", LongText.Of(_mask.Path(exchange.Path)));
        writer.WriteString("at", exchange.ReceivedAt);
        if (exchange.Status is { } status) writer.WriteNumber("status", status);
        else writer.WriteNull("status");
        writer.WriteString("drop", exchange.Drop?.ToString());
        writer.WriteStartObject("headers");
        foreach (var (name, value) in exchange.RequestHeaders.OrderBy(static one => one.Key, StringComparer.OrdinalIgnoreCase)) writer.WriteString(name, _mask.Header(name, value));
        writer.WriteEndObject();
        writer.WriteString("request", LongText.Of(_mask.Body(exchange.RequestBody)));
        writer.WriteString("response", exchange.ResponseBody is { } body ? LongText.Of(_mask.Body(body)) : null);
    });

    private static void WriteChannel(Utf8JsonWriter writer, SimulatedChannel channel)
    {
        writer.WriteString("name", channel.Name);
        writer.WriteNumber("subscribers", channel.Subscribers);
        writer.WriteNumber("storedEvents", channel.StoredEvents);
        writer.WriteString("lastReplayId", channel.LastReplayId?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static void WriteSession(Utf8JsonWriter writer, SimulatedSession session)
    {
        writer.WriteString("clientId", session.ClientId);
        WriteTexts(writer, "channels", session.Channels);
        writer.WriteNumber("queuedEvents", session.QueuedEvents);
        writer.WriteString("waitsFor", session.WaitsFor.ToString());
        if (session.Until is { } until) writer.WriteString("until", until);
        else writer.WriteNull("until");
    }

    private static void WriteStream(Utf8JsonWriter writer, PubSubCall call)
    {
        writer.WriteNumber("number", call.Number);
        writer.WriteString("topic", call.Subject);
        writer.WriteString("startedAt", call.StartedAt);
        writer.WriteNumber("events", call.Events);
        writer.WriteNumber("pending", call.Pending);
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
