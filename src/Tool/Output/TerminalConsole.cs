using Spectre.Console;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Output;

/// <summary>
/// Creates a console for colours, tables and progress. Foreign text is written as <see cref="Text"/>, never as markup, and only after
/// <see cref="TerminalText"/>.
/// </summary>
internal static class TerminalConsole
{
    /// <summary>The width of an output that is not a terminal: no line is broken.</summary>
    private const int Unlimited = 10_000;

    /// <summary>Creates a console for the standard output.</summary>
    public static IAnsiConsole Of(IShell shell)
    {
        var writer = new StreamWriter(shell.Output, leaveOpen: true) { AutoFlush = true };
        return Create(writer, shell.IsOutputTerminal, shell);
    }

    /// <summary>Creates a console for the standard error.</summary>
    public static IAnsiConsole OfErrors(IShell shell) => Create(shell.Error, shell.IsErrorTerminal, shell);

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal, IShell shell)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isTerminal && shell.Variable("NO_COLOR") is null ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        });
        console.Profile.Width = isTerminal ? shell.Width : Unlimited;
        return console;
    }
}
