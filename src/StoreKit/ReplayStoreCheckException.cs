namespace TypedStreaming.StoreKit;

/// <summary>A store of replay positions does not keep the contract.</summary>
public sealed class ReplayStoreCheckException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="check">The name of the check that failed.</param>
    /// <param name="message">What was expected, and what was found.</param>
    /// <param name="innerException">What the store threw, if that was the failure.</param>
    public ReplayStoreCheckException(string check, string message, Exception? innerException = null)
        : base($"{check}: {message}", innerException) => Check = check;

    /// <summary>The name of the check that failed.</summary>
    public string Check { get; }
}
