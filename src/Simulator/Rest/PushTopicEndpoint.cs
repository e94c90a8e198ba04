using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Errors;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.PushTopics;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.Rest;

/// <summary>Answers requests that list, create, change and delete PushTopics. Used while the org's lock is held.</summary>
internal sealed class PushTopicEndpoint(PushTopicTable topics, OrgSchema schema)
{
    private static readonly PushTopicDraft Empty = new("", "");

    /// <summary>Answers a request for the list of all PushTopics, or a request that creates one.</summary>
    public HttpResponseData AnswerAll(IncomingRequest request, string version) => request.Method switch
    {
        "GET" => HttpResponseData.Json(List(version)),
        "POST" => Create(request),
        _ => RestError.MethodNotAllowed(request, "GET,POST"),
    };

    /// <summary>Answers a request that changes or deletes a PushTopic.</summary>
    /// <exception cref="OrgErrorException">There is no such PushTopic, or Salesforce would refuse it.</exception>
    public HttpResponseData AnswerOne(IncomingRequest request, string id)
    {
        var topic = topics.Find(id) ?? throw OrgErrors.NotFound();
        switch (request.Method)
        {
            case "PATCH":
                topics.Replace(topic, Read(request, topic.Draft));
                return HttpResponseData.NoContent;
            case "DELETE":
                topics.Remove(topic);
                return HttpResponseData.NoContent;
            default:
                return RestError.MethodNotAllowed(request, "GET,PATCH,DELETE");
        }
    }

    private HttpResponseData Create(IncomingRequest request)
    {
        var created = new JsonObject { ["id"] = topics.Add(Read(request, Empty)).Id, ["success"] = true, ["errors"] = new JsonArray() };
        return HttpResponseData.Json(created) with { Status = 201 };
    }

    private PushTopicDraft Read(IncomingRequest request, PushTopicDraft present)
    {
        var body = RestBody.Read(request.Body) ?? throw new OrgErrorException("JSON_PARSER_ERROR", "The body is not a JSON object");
        var draft = new PushTopicBody(body, schema.Of(PushTopicObject.Name)).Read(present);
        // Over REST, unlike in a test, the version is required.
        return draft is { ApiVersion: null, Name.Length: > 0, Query.Length: > 0 }
            ? throw new OrgErrorException("REQUIRED_FIELD_MISSING", "Required fields are missing: [ApiVersion]") { Fields = [nameof(draft.ApiVersion)] }
            : draft;
    }

    private JsonObject List(string version)
    {
        var address = $"/services/data/v{version}/sobjects/{PushTopicObject.Name}";
        return new JsonObject
        {
            ["objectDescribe"] = new JsonObject
            {
                ["name"] = PushTopicObject.Name,
                ["keyPrefix"] = PushTopicObject.KeyPrefix,
                ["urls"] = new JsonObject
                {
                    ["sobject"] = address,
                    ["describe"] = address + "/describe",
                    ["rowTemplate"] = address + "/{ID}",
                },
            },
            ["recentItems"] = new JsonArray([.. topics.All.Select(topic => Item(topic, address))]),
        };
    }

    private static JsonObject Item(PushTopic topic, string address) => new JsonObject
    {
        ["attributes"] = new JsonObject { ["type"] = PushTopicObject.Name, ["url"] = $"{address}/{topic.Id}" },
        ["Id"] = topic.Id,
        ["Name"] = topic.Draft.Name,
    };
}
