using TypedStreaming;
using TypedStreaming.Hosting;

namespace WorkerService;

/// <summary>
/// Handles a gap, which reports that records have changed but does not contain the changes. The handler reads the records again.
/// </summary>
internal sealed class ReadAgain(IAccounts accounts, Printer printer) : IGapHandler
{
    public async ValueTask HandleAsync(Gap gap, GapHandlingContext context, CancellationToken cancellationToken)
    {
        // An overflow names no records, and a wildcard such as 001* names too many: then a service reads all that it keeps.
        if (gap.RecordIds.Count == 0 || gap.RecordIds.Any(static id => id.Contains('*')))
        {
            printer.Print(context, $"gap ({gap.Cause}): all records must be read again");
            return;
        }

        foreach (var id in gap.RecordIds)
            printer.Print(context, $"gap, so {id} was read again: phone is {await accounts.ReadPhoneAsync(context.ClientName!, id, cancellationToken)}");
    }
}
