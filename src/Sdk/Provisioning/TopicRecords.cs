using System.Globalization;
using System.Text.Json;
using TypedStreaming.Authentication;
using TypedStreaming.Transport;

namespace TypedStreaming.Provisioning;

/// <summary>
/// Reads the records of PushTopics and of the org from responses of the REST API. A field that the user does not have permission to read is null in
/// the result.
/// </summary>
internal static class TopicRecords
{
    /// <summary>
    /// Returns the PushTopics in one part of a query's result, and the path of the next part; the path is null after the last part.
    /// </summary>
    /// <exception cref="StreamingException">The response has another form.</exception>
    public static (IReadOnlyList<StoredTopic> Topics, string? Next) PartOf(JsonElement response) =>
        Decoded<(IReadOnlyList<StoredTopic>, string?)>(() => ([.. Records(response).Select(TopicOf)], NextOf(response)));

    /// <exception cref="StreamingException">The response has another form.</exception>
    public static ProvisionOrganization OrganizationOf(JsonElement response) => Decoded(() => OrganizationIn(Records(response).FirstOrDefault()));

    /// <summary>Returns true if the string has the form of a record id: 15 or 18 letters and digits.</summary>
    public static bool IsId(string? id) => OrgId.Extended(id, keyPrefix: "") is not null;

    /// <summary>Returns the id of a new record from the response to the create request, or null if the response contains no valid id.</summary>
    public static string? NewIdOf(JsonElement response)
    {
        try
        {
            return Text(response, "id") is { } id && IsId(id) ? id : null;
        }
        catch (InvalidOperationException)
        {
            return null; // The text cannot be decoded.
        }
    }

    /// <summary>Creates the error for a response that cannot be used.</summary>
    public static StreamingException NotAsExpected(string what, Exception? inner = null) =>
        new(StreamingError.Protocol, $"The org's response to a query of its PushTopics is not as expected: {what}. Try again. If the error occurs again, check whether a proxy changes the org's responses.", inner);

    private static T Decoded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException e)
        {
            throw NotAsExpected("a text cannot be decoded", e); // It contains half of a surrogate pair, or is not UTF-8.
        }
    }

    private static JsonElement.ArrayEnumerator Records(JsonElement response) =>
        response.ValueKind == JsonValueKind.Object && response.TryGetProperty("records", out var records) && records.ValueKind == JsonValueKind.Array
            ? records.EnumerateArray()
            : throw NotAsExpected("the response has no records");

    // A part that is lost would look like PushTopics that the org does not have.
    private static string? NextOf(JsonElement response)
    {
        var isLast = !response.TryGetProperty("done", out var done) || done.ValueKind == JsonValueKind.True;
        if (!response.TryGetProperty("nextRecordsUrl", out var next) || next.ValueKind == JsonValueKind.Null)
            return isLast ? null : throw NotAsExpected("the result is not complete, and the path of the next part is missing");
        return next.ValueKind == JsonValueKind.String && next.GetString() is { } path && InstanceRequests.IsPath(path)
            ? path
            : throw NotAsExpected("nextRecordsUrl is not a path on the org's instance");
    }

    private static StoredTopic TopicOf(JsonElement record)
    {
        if (Text(record, TopicFields.Id) is not { } id || Text(record, TopicFields.Name) is not { } name) throw NotAsExpected("a PushTopic has no Id or no Name");
        if (!IsId(id)) throw NotAsExpected("the Id of a PushTopic does not consist of 15 or 18 letters and digits");
        return new StoredTopic(id, new PushTopicDefinition(name, Text(record, TopicFields.Query))
        {
            ApiVersion = Version(record),
            IsActive = Flag(record, TopicFields.IsActive),
            NotifyForFields = TopicFields.FieldsOf(Text(record, TopicFields.NotifyForFields)),
            NotifyForOperations = Operations(record),
            Description = Text(record, TopicFields.Description),
        });
    }

    private static ProvisionOrganization OrganizationIn(JsonElement record) => new()
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
}
