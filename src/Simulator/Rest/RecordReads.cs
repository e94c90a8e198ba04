using TypedStreaming.Simulator.Errors;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.Records;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.Rest;

/// <summary>Answers <c>GET /services/data/vNN.0/sobjects/Name/id</c> with a record.</summary>
internal sealed class RecordReads(RecordDirectory directory)
{
    /// <exception cref="OrgErrorException">There is no such record or field.</exception>
    public HttpResponseData Answer(IncomingRequest request, string version, string entity, string id)
    {
        var record = directory.Find(entity, id) ?? throw OrgErrors.NotFound();
        if (record.IsDeleted) throw new OrgErrorException("ENTITY_IS_DELETED", "entity is deleted") { Status = 404 };
        var definition = directory.Schema.Of(entity);
        return HttpResponseData.Json(RecordJson.Write(record, definition, version, Fields(request.Query("fields"), definition)));
    }

    private static string[]? Fields(string? list, ObjectDefinition definition)
    {
        if (string.IsNullOrWhiteSpace(list)) return null;
        var fields = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(fields, field => !definition.MayHave(field)) is { } unknown)
            throw new OrgErrorException(OrgErrors.InvalidField, $"No such column '{unknown}' on sobject of type {definition.Name}");
        return [.. fields.Append(SystemFields.Id).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
