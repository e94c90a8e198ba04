using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Tests.Simulate;

/// <summary>The file with actions that the simulator takes in turn.</summary>
public sealed class ScriptTests
{
    [Fact]
    public async Task A_script_publishes_and_waits_and_repeats()
    {
        const string Text = """
            {
              "repeat": 2,
              "steps": [
                { "action": "publishGeneric", "channel": "/u/Alerts", "payload": 1 },
                { "action": "wait", "seconds": 0 },
                { "action": "delay", "request": "login", "seconds": 0.5, "times": 2 }
              ]
            }
            """;
        await using var simulator = await RunningSimulator.StartWithAsync([("script.json", Text)], "--script", "@script.json");
        var state = await simulator.ReadUntilAsync("state", static state => state.GetProperty("script").GetString() == "Script: all steps have been performed.");
        await simulator.Shell.Messages.WaitForAsync("tse: note: the script has ended: all steps have been performed. The org runs until Ctrl-C.\n");
        Assert.Equal(2, state.GetProperty("channels").EnumerateArray().Single(static one => one.GetProperty("name").GetString() == "/u/Alerts").GetProperty("storedEvents").GetInt32());
    }

    [Fact]
    public async Task A_script_waits_for_subscribers()
    {
        const string Text = """{ "steps": [{ "action": "waitForSubscribers", "channel": "/u/Alerts" }, { "action": "waitForStreams" }] }""";
        await using var simulator = await RunningSimulator.StartWithAsync([("script.json", Text)], "--script", "@script.json");
        await simulator.ReadUntilAsync("state", static state => state.GetProperty("script").GetString() == "Script: step 1 of 2 (waitForSubscribers).");
        await simulator.Shell.Messages.WaitForAsync("tse: note: script, step 1 of 2 (waitForSubscribers): waiting for 1 subscriber of /u/Alerts.\n");
        Assert.DoesNotContain("has ended", simulator.Shell.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("waitForSubscribers", "channel", "/topic/Nope")]
    [InlineData("waitForStreams", "topic", "/event/Nope__e")]
    public async Task A_wait_for_a_channel_that_does_not_exist_ends_the_simulator(string action, string key, string channel)
    {
        var text = $$"""{ "steps": [{ "action": "clearFaults" },{{"\n"}} { "action": "{{action}}", "{{key}}": "{{channel}}" }] }""";
        await using var simulator = await RunningSimulator.StartWithAsync([("script.json", text)], "--script", "@script.json");
        Assert.Equal(ExitCodes.Failure, await simulator.EndAsync());
        Assert.Contains($"script.json, line 2, steps[1].{key}: the org has no channel '{channel}'. Add the channel to the seed", simulator.Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_waits_for_a_filtered_channel_and_says_for_how_long_it_pauses()
    {
        const string Text = """
            { "steps": [
              { "action": "wait", "seconds": 0.2 },
              { "action": "waitForSubscribers", "channel": "/topic/AccountUpdates?Name='Acme'", "count": 2 }
            ] }
            """;
        await using var simulator = await RunningSimulator.StartWithAsync([("script.json", Text)], "--script", "@script.json");
        await simulator.Shell.Messages.WaitForAsync(
            "tse: note: script, step 1 of 2 (wait): waiting for 0.2 s.\ntse: note: script, step 2 of 2 (waitForSubscribers): waiting for 2 subscribers of /topic/AccountUpdates?Name='Acme'.\n");
    }

    [Fact]
    public async Task A_step_that_the_org_refuses_ends_the_simulator()
    {
        const string Text = """
            { "steps": [
              { "action": "publishGeneric", "channel": "/u/Alerts", "payload": 1 },
              { "action": "publishGeneric", "channel": "/u/None", "payload": 1 }
            ] }
            """;
        await using var simulator = await RunningSimulator.StartWithAsync([("script.json", Text)], "--script", "@script.json");
        Assert.Equal(ExitCodes.Failure, await simulator.EndAsync());
        Assert.Contains("script.json, line 3, steps[1].action: The simulated org has no channel '/u/None'", simulator.Shell.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "script.json, line 1: the text is not valid JSON.")]
    [InlineData("{\n \"steps\": [ }", "script.json, line 2: the text is not valid JSON.")]
    [InlineData("[]", "script.json, line 1: the value must be an object, in braces.")]
    [InlineData("{}", "script.json, line 1, steps: a script must contain steps.")]
    [InlineData("{\n \"steps\": {} }", "script.json, line 2, steps: the value must be an array, in brackets.")]
    [InlineData("{ \"steps\": [\n {} ] }", "script.json, line 2, steps[0].action: the key is missing. Add it with one of these values: wait, waitForSubscribers,")]
    [InlineData("{ \"steps\": [\n { \"action\": \"wait\",\n \"seconds\": -1 } ] }", "script.json, line 3, steps[0].seconds: the value must be a number of seconds from 0 to 86400.")]
    [InlineData("{ \"steps\": [\n { \"action\": \"wait\" } ] }", "script.json, line 2, steps[0].seconds: the key is missing. Add it with a number of seconds as its value.")]
    [InlineData("{ \"steps\": [\n { \"action\": \"delay\", \"seconds\": 1,\n \"times\": 0 } ] }", "script.json, line 3, steps[0].times: the value must be a whole number from 1 to 1000000.")]
    [InlineData("{ \"repeat\": 0,\n \"steps\": [{ \"action\": \"clearFaults\" }] }", "script.json, line 1, repeat: 0 repeats the steps forever, so the script must contain a step 'wait'.")]
    public async Task A_wrong_script_names_the_file_the_line_and_the_key(string text, string error)
    {
        var (exitCode, written) = await RunningSimulator.FailWithAsync([("script.json", text)], "--script", "@script.json");
        Assert.Equal(ExitCodes.CouldNotRun, exitCode);
        Assert.StartsWith("tse: " + error, written, StringComparison.Ordinal);
        Assert.Equal(1, written.Count(static character => character == '\n'));
    }

    [Fact]
    public async Task A_script_that_is_missing_is_one_line()
    {
        var (exitCode, written) = await RunningSimulator.FailWithAsync([], "--script", "@missing.json");
        Assert.Equal((ExitCodes.CouldNotRun, 1), (exitCode, written.Count(static character => character == '\n')));
        Assert.StartsWith("tse: missing.json cannot be read:", written, StringComparison.Ordinal);
    }
}
