namespace TypedStreaming.StoreKit;

/// <summary>The exception that is thrown when a store of replay positions does not meet a requirement.</summary>
public sealed class ReplayStoreCheckException : Exception
{
    /// <summary>Creates an exception for a check that failed.</summary>
    /// <param name="check">The name of the check that failed.</param>
    /// <param name="message">The expected and the actual result.</param>
    /// <param name="innerException">The exception that the store threw, if that was the failure; otherwise, null.</param>
    public ReplayStoreCheckException(string check, string message, Exception? innerException = null)
        : base($"{check}: {message}", innerException) => Check = check;

    /// <summary>The name of the check that failed.</summary>
    public string Check { get; }
}
