namespace TypedStreaming.Tool.Shells;

/// <summary>
/// Gives the commands access to the process: streams, terminal, environment and clock. Commands access the process only in this way, so that tests
/// can run them without a separate process.
/// </summary>
internal interface IShell
{
    /// <summary>The standard output, without a buffer. When a write operation returns, the bytes are in the pipe to the reader.</summary>
    Stream Output { get; }

    /// <summary>The standard error, for messages and the status line. A write never fails: a message that cannot be written is lost.</summary>
    TextWriter Error { get; }

    /// <summary>The standard input.</summary>
    Stream Input { get; }

    /// <summary>True if the standard input is a terminal.</summary>
    bool IsInputTerminal { get; }

    /// <summary>True if the standard output is a terminal.</summary>
    bool IsOutputTerminal { get; }

    /// <summary>True if the standard error is a terminal.</summary>
    bool IsErrorTerminal { get; }

    /// <summary>The number of columns of the terminal.</summary>
    int Width { get; }

    /// <summary>The clock that the commands use.</summary>
    TimeProvider Time { get; }

    /// <summary>The name of this machine, in the form in which it is stored with a position.</summary>
    string Machine { get; }

    /// <summary>Returns true if a process with this id is running on this machine.</summary>
    bool IsRunning(long process);

    /// <summary>Returns the value of an environment variable, or null if the variable is missing or empty.</summary>
    string? Variable(string name);

    /// <summary>Asks the user to type a line on the terminal. Call it only if <see cref="IsInputTerminal"/> is true.</summary>
    Task<string?> AskAsync(string question, CancellationToken cancellationToken);

    /// <summary>Asks the user for a secret, which the terminal does not show. Call it only if <see cref="IsInputTerminal"/> is true.</summary>
    Task<string?> AskSecretAsync(string question, CancellationToken cancellationToken);
}
