using Spectre.Console;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Output;

/// <summary>
/// Creates a console for colours, tables and progress. Text that comes from outside the program is written as <see cref="Text"/>, never as markup,
/// and only after conversion by <see cref="TerminalText"/>.
/// </summary>
internal static class TerminalConsole
{
    /// <summary>
    /// The assumed width of the output. It is so large that no line is wrapped and no value is shortened. A narrow terminal wraps lines itself.
    /// </summary>
    private const int Unlimited = 10_000;

    /// <summary>Creates a console for the standard output.</summary>
    public static IAnsiConsole Of(IShell shell)
    {
        var writer = new StreamWriter(shell.Output, leaveOpen: true) { AutoFlush = true };
        return Create(writer, shell.IsOutputTerminal, Unlimited, shell);
    }

    /// <summary>Creates a console for the standard error.</summary>
    public static IAnsiConsole OfErrors(IShell shell) => Create(shell.Error, shell.IsErrorTerminal, shell.Width, shell);

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal, int width, IShell shell)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isTerminal && shell.Variable("NO_COLOR") is null ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        });
        console.Profile.Width = width;
        return console;
    }
}
