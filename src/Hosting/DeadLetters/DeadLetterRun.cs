namespace TypedStreaming.Hosting;

/// <summary>The result of handling dead letters again: the numbers of letters that succeeded and that stay in the file.</summary>
/// <param name="Succeeded">The number of letters that were handled, and are no longer in the file.</param>
/// <param name="Kept">The number of letters that failed again or could not be read, and stay in the file.</param>
public sealed record DeadLetterRun(int Succeeded, int Kept);
