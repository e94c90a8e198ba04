using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Options;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Positions;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Running;

/// <summary>Runs one command line, and returns its exit code. A failure is written as one line.</summary>
internal static class ToolRun
{
    private const string Description =
        "Tools for the streaming APIs of a Salesforce org. Exit codes: 0 success, 1 failure, 2 the command could not run, 130 Ctrl-C.";

    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, IShell shell, Func<IShell, IEnumerable<Command>> commands, CancellationToken cancellationToken)
    {
        try
        {
            RefuseSecrets(args);

            // @FILE is an argument of commands, not a file with arguments.
            var parsed = Root(commands(shell)).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (UnknownOption.Find(parsed, args) is { } unknown && !IsHelp(parsed)) throw new ToolException($"{unknown} {Pointer(parsed)}");
            if (parsed.Action is ParseErrorAction) throw new ToolException(OneLine(parsed));
            var output = new StreamWriter(shell.Output, leaveOpen: true) { AutoFlush = true };
            await using var closing = output.ConfigureAwait(false);
            return await parsed.InvokeAsync(Invocation(output, shell.Error), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (ClosedOutputException)
        {
            return ExitCodes.Success;
        }
        catch (Exception e) when (ExitCodeOf(e) is not null)
        {
            shell.Error.WriteLine(ErrorLine.Of(e));
            return ExitCodeOf(e)!.Value;
        }
    }

    private static void RefuseSecrets(IReadOnlyList<string> args)
    {
        foreach (var secret in new LoginOptions().Secrets.Append(StoreOptions.CreateSecret()))
        {
            if (args.Any(arg => arg.Split('=', ':')[0] == secret.Forbidden)) throw secret.Refusal();
        }
    }

    private static RootCommand Root(IEnumerable<Command> commands)
    {
        var root = new RootCommand(Description);
        foreach (var command in commands) root.Add(command);
        root.SetAction(int (_) => throw new ToolException($"No command was specified. Use one of {string.Join(", ", root.Subcommands.Select(static command => command.Name))}; 'tse --help' describes them."));
        return root;
    }

    private static InvocationConfiguration Invocation(TextWriter output, TextWriter error) => new()
    {
        Output = output,
        Error = error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    // The help and the version are shown, regardless of the other arguments.
    private static bool IsHelp(ParseResult parsed) => parsed.Action is not ParseErrorAction && parsed.Action != parsed.CommandResult.Command.Action;

    private static string OneLine(ParseResult parsed) =>
        $"{string.Join(' ', parsed.Errors.Select(static error => error.Message).Distinct(StringComparer.Ordinal))} {Pointer(parsed)}";

    private static string Pointer(ParseResult parsed)
    {
        var names = new List<string> { "--help" };
        for (SymbolResult? part = parsed.CommandResult; part is CommandResult { Command: not RootCommand } command; part = part.Parent)
            names.Insert(0, command.Command.Name);
        return $"Run 'tse {string.Join(' ', names)}' to see the options.";
    }

    private static int? ExitCodeOf(Exception failure) => failure switch
    {
        ToolException tool => tool.ExitCode,
        OptionsValidationException or StreamingException { Error: StreamingError.Configuration } => ExitCodes.CouldNotRun,
        StreamingException or IOException => ExitCodes.Failure,
        _ => null,
    };
}
