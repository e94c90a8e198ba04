using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Errors;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.Records;
using TypedStreaming.Simulator.Soql;

namespace TypedStreaming.Simulator.Rest;

/// <summary>Answers <c>GET /services/data/vNN.0/query?q=...</c> with all records that match the query.</summary>
internal sealed class QueryReads(RecordDirectory directory)
{
    private static readonly RestDialect Dialect = new();

    /// <exception cref="OrgErrorException">The query is missing or not valid.</exception>
    public HttpResponseData Answer(IncomingRequest request, string version)
    {
        var text = request.Query("q");
        if (string.IsNullOrWhiteSpace(text)) throw new OrgErrorException(OrgErrors.MalformedQuery, "A query string has to be specified");
        var query = QueryParser.Parse(text, Dialect);
        if (!directory.Has(query.Entity.Name))
            throw query.Text.At(query.Entity.Start, OrgErrors.InvalidType, FieldRules.UnknownEntity(query.Entity.Name));
        var definition = directory.Schema.Of(query.Entity.Name);
        FieldRules.Check(query, definition);
        var evaluator = new ConditionEvaluator(definition);
        JsonNode[] records =
        [
            .. directory.All(query.Entity.Name)
                .Where(record => evaluator.Matches(query.Where, record))
                .Take(query.Limit ?? int.MaxValue)
                .Select(record => RecordJson.Write(record, definition, version, query.Fields.Select(static field => field.Name))),
        ];
        return HttpResponseData.Json(new JsonObject { ["totalSize"] = records.Length, ["done"] = true, ["records"] = new JsonArray(records) });
    }
}
