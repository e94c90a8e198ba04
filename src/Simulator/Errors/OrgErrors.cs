namespace TypedStreaming.Simulator.Errors;

/// <summary>The Salesforce errors that are reported by several parts of the simulator.</summary>
internal static class OrgErrors
{
    public const string InvalidField = "INVALID_FIELD";
    public const string MalformedQuery = "MALFORMED_QUERY";
    public const string InvalidType = "INVALID_TYPE";

    public static OrgErrorException NotFound() =>
        new("NOT_FOUND", "The requested resource does not exist") { Status = 404 };

    public static OrgErrorException NoSuchColumn(string field, string entity) =>
        new(InvalidField, $"No such column '{field}' on sobject of type {entity}") { Fields = [field] };
}
