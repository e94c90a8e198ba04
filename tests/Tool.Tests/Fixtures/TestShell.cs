using System.Text;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Tests.Fixtures;

/// <summary>Surroundings in memory: a test gives the variables, the typed text and the terminals, and reads what was written.</summary>
internal sealed class TestShell : IShell
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public WatchedText Written { get; } = new();

    public WatchedText Messages { get; } = new();

    public Stream Output => OutputInstead ?? new TextStream(Written);

    /// <summary>Another standard output, such as one that is closed; null for text.</summary>
    public Stream? OutputInstead { get; set; }

    public TextWriter Error => Messages;

    public Stream Input { get; set; } = Stream.Null;

    public bool IsInputTerminal { get; set; }

    public bool IsOutputTerminal { get; set; }

    public bool IsErrorTerminal { get; set; }

    public int Width => 120;

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>What the person at the terminal answers, in turn.</summary>
    public Queue<string> Answers { get; } = new();

    public List<string> Questions { get; } = [];

    public string Out => Written.ToString();

    public string Err => Messages.ToString();

    public string this[string name]
    {
        set => _variables[name] = value;
    }

    public string Machine { get; set; } = Environment.MachineName;

    /// <summary>The processes that this machine runs.</summary>
    public HashSet<long> Processes { get; } = [];

    public bool IsRunning(long process) => Processes.Contains(process);

    public string? Variable(string name) => _variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    public Task<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        Questions.Add(question);
        return Task.FromResult(Answers.TryDequeue(out var answer) ? answer : null);
    }

    public Task<string?> AskSecretAsync(string question, CancellationToken cancellationToken) => AskAsync(question, cancellationToken);

    public void Type(string text) => Input = new MemoryStream(Encoding.UTF8.GetBytes(text));

    public Task<int> RunAsync(params string[] args) => RunAsync(TestContext.Current.CancellationToken, args);

    /// <summary>Runs a command. One that never ends is cancelled, and ends with another exit code than the test expects.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken, params string[] args)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var exitCode = await ToolRun.RunAsync(args, this, ToolCommands.All, both.Token);
        Assert.False(limit.IsCancellationRequested, $"The command did not end. Written: {Out}{Err}");
        return exitCode;
    }
}
