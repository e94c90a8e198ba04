namespace TypedStreaming.World.Org;

/// <summary>The <c>data</c> of an event message, by the kind of its channel.</summary>
internal static class EventData
{
    private const string Record = "001000000000001AAA";

    public static string Of(OrgEvent published)
    {
        var id = published.ReplayId is { } replayId ? $"\"replayId\":{replayId}" : null;
        var created = $"\"createdDate\":\"{Text(published.Created)}\"";
        var serial = published.Serial;
        return published.Channel.Kind switch
        {
            ChannelKind.PushTopic => $$$"""{"event":{{{{Members(created, id, "\"type\":\"updated\"")}}}},"sobject":{"Id":"{{{Record}}}","Serial":{{{serial}}},"Region":"{{{published.Region}}}"}}""",
            ChannelKind.Platform => $$$"""{"schema":"s","payload":{"CreatedDate":"{{{Text(published.Created)}}}","CreatedById":"{{{Record}}}","Serial__c":{{{serial}}}},"event":{{{{Members($"\"EventUuid\":\"{published.Uuid}\"", id)}}}}}""",
            ChannelKind.SharedIds => $$$"""{"schema":"s","payload":{"ChangeEventHeader":{"entityName":"Stock__c","recordIds":["{{{Record}}}"],"changeType":"UPDATE","commitTimestamp":{{{published.Created.ToUnixTimeMilliseconds()}}}},"Serial__c":{{{serial}}}},"event":{{{{Members(id)}}}}}""",
            _ => $$$"""{"event":{{{{Members(created, id)}}}},"payload":{"Serial":{{{serial}}}}}""",
        };
    }

    private static string Members(params IEnumerable<string?> members) => string.Join(',', members.Where(static member => member is not null));

    private static string Text(DateTimeOffset date) => $"{date:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}";
}
