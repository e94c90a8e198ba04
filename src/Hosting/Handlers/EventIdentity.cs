using System.Globalization;

namespace TypedStreaming.Hosting.Handlers;

/// <summary>Creates the string that identifies an event. The string is the same for every delivery of the event.</summary>
internal static class EventIdentity
{
    public static string? Of(string? organizationId, EventMetadata metadata)
    {
        var own = metadata switch
        {
            // Enriched change events of one transaction can share a replay id, so that is not enough for them.
            { Change: { TransactionKey.Length: > 0 } change } => string.Create(
                CultureInfo.InvariantCulture,
                $"{change.TransactionKey}/{change.SequenceNumber}/{change.EntityName}/{change.ChangeTypeName}/{string.Join(',', change.RecordIds)}"),
            { EventUuid: { } uuid } => uuid.ToString(),
            { ReplayId: { } id } => string.Create(CultureInfo.InvariantCulture, $"{metadata.Channel}/{id}"),
            { OpaqueId: { } id } => $"{metadata.Channel}/{id}",
            _ => null,
        };
        return own is null || organizationId is null ? own : $"{organizationId}/{own}";
    }
}
