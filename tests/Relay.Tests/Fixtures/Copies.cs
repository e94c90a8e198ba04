using System.Text;
using System.Text.Json;
using TypedStreaming.Relay.Partitioning;
using TypedStreaming.Relay.Publishing;

namespace TypedStreaming.Relay.Tests.Fixtures;

/// <summary>Messages as a relay makes them, without an org.</summary>
internal static class Copies
{
    public const string Organization = "00D000000000001AAA";

    private static readonly EventPartitioner Partitioner = new(RelayTest.Partitions);

    /// <summary>Returns the copies of a change of an account.</summary>
    public static IReadOnlyList<RelayMessage> Change(long replayId, string phone, long? epoch, params string[] ids) => Change(replayId, phone, epoch, null, ids);

    public static IReadOnlyList<RelayMessage> Change(long replayId, string phone, long? epoch, DateTimeOffset? at, params string[] ids) =>
        new CopyMaker(Partitioner, Organization, epoch).Of(EventMessage.Parse(Account.Channel, Body(replayId, phone, "UPDATE", at, ids)));

    public static RelayMessage One(long replayId, string phone, string id, long? epoch = null) => Change(replayId, phone, epoch, id).Single();

    public static IReadOnlyList<RelayMessage> GapEvent(long replayId, params string[] ids) =>
        new CopyMaker(Partitioner, Organization, null).Of(EventMessage.Parse(Account.Channel, Body(replayId, null, ids.Length == 0 ? "GAP_OVERFLOW" : "GAP_UPDATE", ids)));

    public static IReadOnlyList<RelayMessage> Gap() =>
        new CopyMaker(Partitioner, Organization, null).Of(new Gap { Cause = GapCause.InvalidReplayId, Channel = Account.Channel, AfterReplayId = 7 });

    public static RelayMessage With(this RelayMessage message, string attribute, string? value)
    {
        var attributes = message.Attributes.Where(pair => pair.Key != attribute).ToDictionary(StringComparer.Ordinal);
        if (value is not null) attributes[attribute] = value;
        return message with { Attributes = attributes };
    }

    public static byte[] Body(long replayId, string? phone, string changeType, params string[] ids) => Body(replayId, phone, changeType, null, ids);

    public static byte[] Body(long replayId, string? phone, string changeType, DateTimeOffset? at, params string[] ids)
    {
        var text = JsonSerializer.Serialize(new
        {
            data = new
            {
                schema = "schema1",
                payload = new
                {
                    ChangeEventHeader = new
                    {
                        entityName = "Account", recordIds = ids, changeType, changeOrigin = "", transactionKey = $"tx-{replayId}", sequenceNumber = 1,
                        commitTimestamp = at?.ToUnixTimeMilliseconds() ?? (1_764_000_000_000 + replayId), commitNumber = replayId, commitUser = "005000000000001AAA", changedFields = Array.Empty<string>(),
                    },
                    Phone = phone,
                },
                @event = new { replayId },
            },
            channel = Account.Channel,
        });
        return Encoding.UTF8.GetBytes(text);
    }
}
