using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Rest;

/// <summary>
/// Answers <c>POST /services/data/vNN.0/composite/sobjects</c>, the sObject Collections resource, and publishes up to 200 platform events.
/// Each record has its own outcome.
/// </summary>
internal sealed partial class PublishBatchEndpoint(OrgState state, RestAccess access, PlatformEventPublisher publisher)
{
    private const int MostRecords = 200;
    private const string Attributes = "attributes";

    public static bool IsAt(string path) => Pattern().IsMatch(path);

    public HttpResponseData Answer(IncomingRequest request)
    {
        if (access.Refuse(request, Pattern().Match(request.Path).Groups["version"].Value) is { } refusal) return refusal;
        if (request.Method != "POST") return RestError.MethodNotAllowed(request, "POST");
        if (request.IsTooLarge) return HttpResponseData.Text(413, "The request is too long");
        if (RestBody.Read(request.Body) is not { } body || body["records"] is not JsonArray records)
            return RestError.Answer(400, "JSON_PARSER_ERROR", "The body is not a JSON object with a list named 'records'");
        if (records.Count > MostRecords) return RestError.Answer(400, "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 200 records into this call");
        if (records.Any(static record => record is not JsonObject { Count: > 0 } value || TypeOf(value) is null))
            return RestError.Answer(400, "INVALID_INPUT", "Each record needs 'attributes' with a 'type'");
        var isWhole = body["allOrNone"] is JsonValue all && all.GetValueKind() == JsonValueKind.True;
        return HttpResponseData.Json(Publish([.. records.Select(static record => (JsonObject)record!)], isWhole));
    }

    private JsonArray Publish(List<JsonObject> records, bool isWhole)
    {
        var failures = records.ConvertAll(FailureOf);
        var isRolledBack = isWhole && failures.Exists(static failure => failure is not null);
        return new JsonArray([.. records.Zip(failures, (record, failure) => failure ?? (isRolledBack ? RolledBack() : Publish(record)))]);
    }

    private JsonObject? FailureOf(JsonObject record)
    {
        if (Encoding.UTF8.GetByteCount(record.ToJsonString()) > RequestBodyLimits.PublishedEvent) return Failure("STRING_TOO_LONG", "The event is longer than 1 MB");
        PlatformEventDefinition? definition;
        lock (state.Gate) definition = state.Catalog.FindPlatformEvent(ChannelOf(record));
        if (definition is null) return Failure("INVALID_TYPE", $"sObject type '{TypeOf(record)}' is not supported.");
        var unknown = definition.Fields is { } known ? record.Select(static field => field.Key).FirstOrDefault(name => name != Attributes && !known.Contains(name, StringComparer.Ordinal)) : null;
        return unknown is null ? null : Failure("INVALID_FIELD", $"No such column '{unknown}' on sobject of type {definition.Name}", unknown);
    }

    private JsonObject Publish(JsonObject record)
    {
        var channel = ChannelOf(record);
        record.Remove(Attributes);
        return PublishEndpoint.Published(publisher, channel, record);
    }

    private static JsonObject RolledBack() =>
        Failure("ALL_OR_NONE_OPERATION_ROLLED_BACK", "Record rolled back because not all records were valid and the request was using AllOrNone header");

    private static JsonObject Failure(string code, string message, string? field = null) => new()
    {
        ["success"] = false,
        ["errors"] = new JsonArray(new JsonObject { ["statusCode"] = code, ["message"] = message, ["fields"] = field is null ? [] : new JsonArray(JsonValue.Create(field)) }),
    };

    private static string ChannelOf(JsonObject record) => ChannelNameGrammar.PlatformEventPrefix + TypeOf(record);

    private static string? TypeOf(JsonObject record) =>
        record[Attributes] is JsonObject attributes && attributes["type"] is JsonValue type && type.TryGetValue<string>(out var name) ? name : null;

    [GeneratedRegex("^/services/data/v(?<version>[0-9]{1,4}[.]0)/composite/sobjects/?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
