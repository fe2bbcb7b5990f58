using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class ContextTests
{
    [TestMethod]
    public void EqualSeedsGiveEqualRandomStreams()
    {
        int[] Draw(int? seed)
        {
            IHostEnvironment env = new MLContext(seed);
            var (one, two) = (env.Register("one").Rand, env.Register("two").Rand);
            return [one.Next(), two.Next(), one.Next(), env.Register("fixed", seed: 5).Rand.Next()];
        }

        CollectionAssert.AreEqual(Draw(3), Draw(3));
        CollectionAssert.AreNotEqual(Draw(3), Draw(4));
        Assert.AreNotEqual(Draw(3)[0], Draw(3)[1], "Every host has a stream of its own");
        Assert.AreEqual(Draw(3)[3], Draw(4)[3], "A host with a seed of its own does not depend on the context");
        CollectionAssert.AreNotEqual(Draw(null), Draw(null));
    }

    [TestMethod]
    public void HostsCanBeRegisteredFromManyThreads()
    {
        IHostEnvironment env = new MLContext(seed: 1);
        var draws = new int[200];
        Parallel.For(0, draws.Length, i => draws[i] = env.Register("host").Rand.Next());
        Assert.HasCount(draws.Length, draws.Distinct().ToArray());
    }

    [TestMethod]
    public void MessagesOfAHostNameItAndTheChannel()
    {
        var ml = new MLContext();
        var messages = new List<LoggingEventArgs>();
        ml.Log += (_, e) => messages.Add(e);
        var host = ((IHostEnvironment)ml).Register("Trainer");
        using (var channel = host.Start("Fit"))
        {
            channel.Info(MessageSensitivity.None, "loss {0:0.00}", 1.5);
            channel.Send(default);
        }

        Assert.IsTrue(messages.All(m => m.Source == "Trainer; Fit"));
        Assert.AreEqual("loss 1.50", messages[1].RawMessage);
        Assert.AreEqual("[Source=Trainer; Fit, Kind=Info] loss 1.50", messages[1].Message);
        Assert.AreEqual(ChannelMessageKind.Info, messages[1].Kind);
    }

    [TestMethod]
    public void AChannelEndsOnceHoweverOftenItIsDisposed()
    {
        var ml = new MLContext();
        var count = 0;
        ml.Log += (_, _) => count++;
        var channel = ((IChannelProvider)ml).Start("c");
        channel.Dispose();
        channel.Dispose();
        Assert.AreEqual(3, count, "started, finished, disposed");
    }

    [TestMethod]
    public void PipesAndProgressTakeWhatTheyAreGiven()
    {
        IHostEnvironment ml = new MLContext();
        using var pipe = ml.StartPipe<int>("numbers");
        pipe.Send(3);
        using var progress = ml.StartProgressChannel("epochs");
        progress.SetHeader(new ProgressHeader(["loss"], ["epochs"]), entry => entry.SetProgress(0, 1));
        progress.Checkpoint(0.5, 1);
        var error = new InvalidOperationException("x");
        Assert.AreSame(error, ml.Process(error));
        Assert.AreEqual("numbers", pipe.ContextDescription);
        CollectionAssert.AreEqual(new[] { "a", "b" }, new ProgressHeader("a", "b").UnitNames);
    }

    [TestMethod]
    public void OptionsAreKeptByName()
    {
        var ml = new MLContext();
        Assert.IsFalse(ml.TryGetOption<int>("n", out _));
        Assert.AreEqual(0, ml.GetOptionOrDefault<int>("n"));
        Assert.IsTrue(ml.TryAddOption("n", 3));
        Assert.IsFalse(ml.TryAddOption("n", 4));
        Assert.AreEqual(3, ml.GetOptionOrDefault<int>("n"));
        ml.SetOption("n", 5);
        Assert.IsTrue(ml.TryGetOption<int>("n", out var value));
        Assert.AreEqual(5, value);
        Assert.IsTrue(ml.RemoveOption("n"));
        Assert.IsFalse(ml.RemoveOption("n"));
    }

    [TestMethod]
    public void SettingsOfTheContext()
    {
        var ml = new MLContext { GpuDeviceId = 2, FallbackToCpu = false, TempFilePath = "/somewhere" };
        Assert.AreEqual(2, ml.GpuDeviceId);
        Assert.IsFalse(ml.FallbackToCpu);
        Assert.AreEqual("/somewhere", ml.TempFilePath);
        Assert.IsNull(new MLContext().GpuDeviceId);
    }
}
