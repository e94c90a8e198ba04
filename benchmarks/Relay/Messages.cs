using System.Globalization;
using System.Text;
using TypedStreaming.Relay;

namespace TypedStreaming.Benchmarks.Relay;

/// <summary>The messages of the rounds: changes of one account each, as the relay publishes them.</summary>
internal static class Messages
{
    public const string Channel = "/data/AccountChangeEvent";

    private const int Accounts = 1000;
    private const string Organization = "00DKx0000000001MAA";

    public static string AccountOf(int number) => string.Create(CultureInfo.InvariantCulture, $"001000000{number % Accounts:D6}");

    public static RelayMessage Of(int number, int partitions)
    {
        var account = AccountOf(number);
        var attributes = new Dictionary<string, string>
        {
            [RelayAttributes.SpecVersion] = "1.0",
            [RelayAttributes.Id] = $"{number}",
            [RelayAttributes.Source] = $"salesforce://{Organization}{Channel}",
            [RelayAttributes.Type] = "com.salesforce.changeevent.AccountChangeEvent",
            [RelayAttributes.Channel] = Channel,
            [RelayAttributes.Organization] = Organization,
            [RelayAttributes.ReplayId] = $"{number}",
            [RelayAttributes.PartitionKey] = account,
        };
        return new RelayMessage(PartitionOf(account, partitions), attributes, BodyOf(number, account));
    }

    private static byte[] BodyOf(int number, string account) => Encoding.UTF8.GetBytes(
        $$$"""
        {"channel":"{{{Channel}}}","data":{"schema":"abc","payload":{"ChangeEventHeader":{"entityName":"Account","recordIds":["{{{account}}}"],"changeType":"UPDATE","changeOrigin":"com/salesforce/api/rest/66.0;client=acme","transactionKey":"0006a2f1-a8d7-7777-b2f2-{{{number:D12}}}","sequenceNumber":1,"commitTimestamp":1795970000000,"commitNumber":{{{number}}},"commitUser":"005Kx0000000001IAA","changedFields":["Phone"]},"Phone":"+49 30 {{{number}}}"},"event":{"replayId":{{{number}}} } }}
        """);

    /// <summary>The 32-bit FNV-1a hash, which docs/scale-out.md specifies.</summary>
    private static int PartitionOf(string key, int partitions)
    {
        var hash = 2_166_136_261u;
        foreach (var value in Encoding.UTF8.GetBytes(key)) hash = unchecked((hash ^ value) * 16_777_619u);
        return (int)(hash % (uint)partitions);
    }
}
