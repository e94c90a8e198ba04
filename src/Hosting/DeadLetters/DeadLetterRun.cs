namespace TypedStreaming.Hosting;

/// <summary>
/// The result of reprocessing the dead letters in a file: the number of dead letters that were handled, and the number of dead letters that
/// remain in the file.
/// </summary>
/// <param name="Succeeded">The number of letters that were handled, and are no longer in the file.</param>
/// <param name="Kept">The number of letters that failed again or could not be read, and stay in the file.</param>
public sealed record DeadLetterRun(int Succeeded, int Kept);
