using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.OAuth;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Rest;

/// <summary>Answers <c>POST /services/data/vNN.0/sobjects/Name__e</c>, and publishes a platform event.</summary>
internal sealed partial class PublishEndpoint(OrgState state, RestAccess access, PlatformEventPublisher publisher)
{
    private const string KeyPrefix = "e01";

    public static string? EventIn(string path)
    {
        var match = Pattern().Match(path);
        return match.Success ? match.Groups["name"].Value : null;
    }

    public HttpResponseData Answer(IncomingRequest request)
    {
        var match = Pattern().Match(request.Path);
        if (access.Refuse(request, match.Groups["version"].Value) is { } refusal) return refusal;
        var channel = ChannelNameGrammar.PlatformEventPrefix + match.Groups["name"].Value;
        if (Find(channel) is not { } definition) return RestError.NotFound;
        if (request.Method != "POST") return HttpResponseData.Text(405, "Only POST is supported");
        if (request.IsTooLarge) return HttpResponseData.Text(413, "The event is longer than 1 MB");
        if (RestBody.Read(request.Body) is not { } fields)
            return RestError.Answer(400, "JSON_PARSER_ERROR", "The body is not a JSON object");
        if (UnknownField(definition, fields) is { } field)
        {
            return RestError.Answer(
                400, "INVALID_FIELD", $"No such column '{field}' on sobject of type {definition.Name}");
        }

        return HttpResponseData.Json(Published(publisher, channel, fields)) with { Status = 201 };
    }

    private PlatformEventDefinition? Find(string channel)
    {
        lock (state.Gate) return state.Catalog.FindPlatformEvent(channel);
    }

    private static string? UnknownField(PlatformEventDefinition definition, JsonObject fields) =>
        definition.Fields is { } known
            ? fields.Select(field => field.Key).FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal))
            : null;

    /// <summary>
    /// Publishes an event, and returns the outcome. The outcome of a successful publish has an entry in its list of errors, because the event is only
    /// queued. The message of this entry is the event's EventUuid.
    /// </summary>
    public static JsonObject Published(PlatformEventPublisher publisher, string channel, JsonObject fields)
    {
        var eventUuid = Guid.NewGuid().ToString();
        publisher.Publish(channel, fields, eventUuid);
        var queued = new JsonObject
        {
            ["statusCode"] = "OPERATION_ENQUEUED",
            ["message"] = eventUuid,
            ["fields"] = new JsonArray(),
        };
        return new JsonObject
        {
            ["id"] = SalesforceId.Random(KeyPrefix),
            ["success"] = true,
            ["errors"] = new JsonArray(queued),
        };
    }

    [GeneratedRegex(
        "^/services/data/v(?<version>[0-9]{1,4}[.]0)/sobjects/(?<name>[A-Za-z0-9_]+)/?$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Pattern();
}
