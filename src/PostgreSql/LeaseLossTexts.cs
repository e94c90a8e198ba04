namespace TypedStreaming.PostgreSql;

/// <summary>Creates the error for a lost lease.</summary>
internal static class LeaseLossTexts
{
    public static StreamingException Failure(string name, string reason, Exception? cause = null) => new(
        StreamingError.PositionStore, $"The lease '{name}' was lost: {reason.TrimEnd('.')}. Stop everything that needs the lease, and then acquire the lease again.", cause)
    {
        IsTransient = true,
    };

    public static string Ended((string Holder, long Epoch)? found, long epoch) => found switch
    {
        null => "the row of the lease was deleted by another program",
        { } row when row.Epoch == epoch => "the lease ended before it was renewed, because this process or the database did not respond in time, or because the clock of the database was changed",
        { } row => $"{row.Holder} has acquired the lease with the epoch {row.Epoch}; the epoch of this process was {epoch}",
    };

    public static string NotRenewed(Exception? failure) =>
        $"the lease was not renewed for {LeaseTimes.GiveUp.TotalSeconds} s. {failure?.Message ?? "The database did not respond, or this process was suspended"}";
}
