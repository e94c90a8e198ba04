namespace TypedStreaming.Tool.Shells;

/// <summary>
/// Gives the commands their surroundings: streams, terminal, environment and clock. Commands use nothing else of the process, so that tests run them in process.
/// </summary>
internal interface IShell
{
    /// <summary>The standard output, without a buffer: a write that returns has reached the reader's pipe.</summary>
    Stream Output { get; }

    /// <summary>The standard error, for messages and the status line.</summary>
    TextWriter Error { get; }

    /// <summary>The standard input.</summary>
    Stream Input { get; }

    /// <summary>True if a person types the input.</summary>
    bool IsInputTerminal { get; }

    /// <summary>True if a person reads the output.</summary>
    bool IsOutputTerminal { get; }

    /// <summary>True if a person reads the messages.</summary>
    bool IsErrorTerminal { get; }

    /// <summary>The number of columns of the terminal.</summary>
    int Width { get; }

    /// <summary>The clock.</summary>
    TimeProvider Time { get; }

    /// <summary>The name of this machine, as owners of positions have it.</summary>
    string Machine { get; }

    /// <summary>Returns true if a process of this machine is running.</summary>
    bool IsRunning(long process);

    /// <summary>Returns a variable of the environment, or null if it is missing or empty.</summary>
    string? Variable(string name);

    /// <summary>Asks for a line on the terminal. Call it only if <see cref="IsInputTerminal"/> is true.</summary>
    Task<string?> AskAsync(string question, CancellationToken cancellationToken);

    /// <summary>Asks for a secret, which the terminal does not show. Call it only if <see cref="IsInputTerminal"/> is true.</summary>
    Task<string?> AskSecretAsync(string question, CancellationToken cancellationToken);
}
