using TypedStreaming.Sqlite.Tests.Processes;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    [OwnerProgram.Argument, var path, var mode] => await OwnerProgram.RunAsync(path, mode),
    [ConsumerProgram.Argument, var path, var org, var token] => await ConsumerProgram.RunAsync(path, new Uri(org), token),
    [MigratorProgram.Argument, var path, var mode, var statement] => MigratorProgram.Run(path, mode, statement),
    _ => await ConsoleRunner.Run(args),
};
