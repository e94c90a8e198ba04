using System.CommandLine;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Generate;

/// <summary>The command <c>tse generate</c>, which writes records for events from the org's descriptions of objects and platform events.</summary>
internal sealed class GenerateCommand
{
    private const string Description =
        "Writes C# records for events from the org's descriptions of objects and platform events, or saves these descriptions for the compiler. The command only reads from the org, and does not open a session.";

    private readonly IShell _shell;
    private readonly LoginOptions _login = new();
    private readonly GenerateOptions _options = new();

    private GenerateCommand(IShell shell) => _shell = shell;

    public static Command Create(IShell shell) => new GenerateCommand(shell).ToCommand();

    private Command ToCommand()
    {
        var command = new Command("generate", Description);
        _options.AddTo(command);
        _login.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = _options.Read(parsed, _shell);
        using var login = await new LoginReader(_login, parsed, _shell).ReadAsync(cancellationToken).ConfigureAwait(false);
        using var http = OrgRest.CreateHttp();
        var org = await OrgRest.OpenAsync(http, login, _shell.Time, cancellationToken).ConfigureAwait(false);
        await new Generation(_shell, org, settings).RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
