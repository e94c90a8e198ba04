using System.CommandLine;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Doctor;

/// <summary>The command <c>tse doctor</c>, which finds out why a client cannot receive events from an org.</summary>
internal sealed class DoctorCommand
{
    private const string Description =
        "Checks all requirements of a client, step by step, and suggests how to fix each problem. The command does not change anything in the org. The output is safe to share: it contains no tokens, and names are shortened.";

    private readonly IShell _shell;
    private readonly LoginOptions _login = new();
    private readonly Option<string[]> _channels = new("--channel") { HelpName = "CHANNEL", Description = "A channel to check. The option can be specified several times." };
    private readonly Option<string?> _pubSub = PubSubAddress.CreateOption();
    private readonly Option<bool> _full = new("--full") { Description = "Shows the user name, the org id and the host in full." };
    private readonly Option<bool> _json = new("--json") { Description = "Writes a single JSON object when the command finishes." };

    private DoctorCommand(IShell shell) => _shell = shell;

    public static Command Create(IShell shell) => new DoctorCommand(shell).ToCommand();

    private Command ToCommand()
    {
        var command = new Command("doctor", Description) { _channels, _pubSub, _full, _json };
        _login.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var endpoint = PubSubAddress.Given(_pubSub, parsed, _shell);
        var settings = new DoctorSettings([.. (parsed.GetValue(_channels) ?? []).Distinct(StringComparer.Ordinal)], endpoint);
        using var login = await new LoginReader(_login, parsed, _shell).ReadAsync(cancellationToken).ConfigureAwait(false);
        var privacy = new PrivateTexts(parsed.GetValue(_full));
        var report = new DoctorReport(_shell, privacy, parsed.GetValue(_json));
        await new Examination(_shell, login, settings, report, privacy).RunAsync(cancellationToken).ConfigureAwait(false);
        report.End();
        return report.HasFailures ? ExitCodes.Failure : ExitCodes.Success;
    }
}
