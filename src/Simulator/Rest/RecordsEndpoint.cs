using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Errors;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.Schema;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Rest;

/// <summary>Answers requests for records, descriptions, queries and PushTopics.</summary>
internal sealed class RecordsEndpoint(OrgState state, RestAccess access, RecordDirectory directory, PushTopicEndpoint topics)
{
    private const string Get = "GET";
    private const string Describe = "describe";
    private const int LargestBatch = 200;

    private readonly RecordReads _reads = new(directory);
    private readonly QueryReads _queries = new(directory);

    public HttpResponseData Answer(IncomingRequest request)
    {
        var path = RecordsPath.Of(request.Path)!;
        if (access.Refuse(request, path.Version) is { } refusal) return refusal;
        try
        {
            lock (state.Gate) return AnswerUnderLock(request, path);
        }
        catch (OrgErrorException error)
        {
            return RestError.Answer(error);
        }
    }

    private HttpResponseData AnswerUnderLock(IncomingRequest request, RecordsPath path)
    {
        if (path.IsList) return IsGet(request) ? HttpResponseData.Json(List()) : RestError.MethodNotAllowed(request, Get);
        if (path.Entity is not { } entity) return IsGet(request) ? _queries.Answer(request, path.Version) : RestError.MethodNotAllowed(request, Get);
        if (path.Part is not { } part) return topics.AnswerAll(request, path.Version);
        if (part == Describe) return DescribeUnderLock(request, entity);
        if (!directory.Has(entity)) throw OrgErrors.NotFound();
        if (IsGet(request)) return _reads.Answer(request, path.Version, entity, part);
        return entity.Equals(PushTopicObject.Name, StringComparison.OrdinalIgnoreCase)
            ? topics.AnswerOne(request, part)
            : RestError.MethodNotAllowed(request, Get);
    }

    private HttpResponseData DescribeUnderLock(IncomingRequest request, string entity)
    {
        var definition = directory.Describe(entity) ?? throw OrgErrors.NotFound();
        return IsGet(request) ? HttpResponseData.Json(ObjectDescription.Of(definition)) : RestError.MethodNotAllowed(request, Get);
    }

    private JsonObject List() => new()
    {
        ["encoding"] = "UTF-8",
        ["maxBatchSize"] = LargestBatch,
        ["sobjects"] = new JsonArray([.. directory.Names.Select(name => (JsonNode)ObjectDescription.Entry(name, directory.Schema.Find(name)))]),
    };

    private static bool IsGet(IncomingRequest request) => request.Method == Get;
}
