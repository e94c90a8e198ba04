using System.Globalization;
using System.Text.Json;

namespace TypedStreaming.Provisioning;

/// <summary>Reads the records of PushTopics and of the org in responses of the REST API. A field that the user has no permission to read is null there.</summary>
internal static class TopicRecords
{
    /// <summary>Returns the records in the response of a query.</summary>
    /// <exception cref="StreamingException">The response has another form.</exception>
    public static IEnumerable<JsonElement> Of(JsonElement response) =>
        response.ValueKind == JsonValueKind.Object && response.TryGetProperty("records", out var records) && records.ValueKind == JsonValueKind.Array
            ? records.EnumerateArray()
            : throw NotAsExpected("the response has no records");

    /// <summary>Returns the path of the next part of a query's result, or null if the response is the last part.</summary>
    public static string? NextOf(JsonElement response) => Text(response, "nextRecordsUrl");

    /// <exception cref="StreamingException">The record has another form.</exception>
    public static StoredTopic TopicOf(JsonElement record)
    {
        if (Text(record, TopicFields.Id) is not { } id || Text(record, TopicFields.Name) is not { } name) throw NotAsExpected("a PushTopic has no Id or no Name");
        return new StoredTopic(id, new PushTopicDefinition(name, Text(record, TopicFields.Query))
        {
            ApiVersion = Version(record),
            IsActive = Flag(record, TopicFields.IsActive),
            NotifyForFields = Enum.TryParse<PushTopicFields>(Text(record, TopicFields.NotifyForFields), out var fields) ? fields : null,
            NotifyForOperations = Operations(record),
            Description = Text(record, TopicFields.Description),
        });
    }

    public static ProvisionOrganization OrganizationOf(JsonElement record) => new()
    {
        Id = Text(record, "Id"),
        Name = Text(record, "Name"),
        Edition = Text(record, "OrganizationType"),
        IsSandbox = Flag(record, "IsSandbox"),
    };

    private static PushTopicOperations Operations(JsonElement record)
    {
        var all = PushTopicOperations.None;
        foreach (var (operation, field) in TopicFields.Operations)
            if (Flag(record, field) == true) all |= operation;
        return all;
    }

    private static string? Version(JsonElement record) =>
        record.TryGetProperty(TopicFields.ApiVersion, out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetDecimal(out var number)
            ? number.ToString("0.0", CultureInfo.InvariantCulture)
            : null;

    private static bool? Flag(JsonElement record, string field) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : null;

    private static string? Text(JsonElement record, string field) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static StreamingException NotAsExpected(string what) =>
        new(StreamingError.Protocol, $"The org's response to a query of its PushTopics cannot be used: {what}. Try again; if it happens again, something between you and the org changes responses.");
}
