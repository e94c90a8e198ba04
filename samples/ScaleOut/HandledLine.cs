using System.Globalization;

namespace ScaleOut;

/// <summary>The line of text that a worker prints for an event that it has handled.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Account">The id of the account.</param>
/// <param name="Phone">The new phone number, which counts the changes.</param>
/// <param name="Partition">The partition of the stream.</param>
internal sealed record HandledLine(string Worker, string Account, string Phone, int Partition)
{
    private const string Start = "handled";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start} {Worker} {Account} {Phone} {Partition}");

    public static HandledLine? TryParse(string line) => line.Split(' ') is [Start, var worker, var account, var phone, var partition]
        ? new HandledLine(worker, account, phone, int.Parse(partition, CultureInfo.InvariantCulture))
        : null;
}
