namespace TypedStreaming.Hosting.Dispatch;

/// <summary>Decides whether another attempt is made after a failed attempt to handle an event.</summary>
internal static class RetryDecision
{
    /// <summary>
    /// Returns true if another attempt is made. The maximum number of attempts must not have been reached, and the application's callback, if it is
    /// set, must classify the failure as transient. If the callback throws, another attempt is made.
    /// </summary>
    public static bool IsRetried(RetryOptions options, int attempt, Exception failure, Action<Exception> onPredicateFailure)
    {
        if (attempt >= options.MaxAttempts) return false;
        if (options.IsTransient is not { } isTransient) return true;
        try
        {
            return isTransient(failure);
        }
        catch (Exception e)
        {
            onPredicateFailure(e);
            return true;
        }
    }
}
